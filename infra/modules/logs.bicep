metadata description = 'Where logs are kept, and the component that asks from outside whether the bot is ready.'

@description('The name of both.')
param name string

@description('Their region.')
param location string

@description('For how many days logs are kept.')
param retentionInDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionInDays
    features: {
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

@description('The workspace\'s resource id.')
output workspaceId string = workspace.id

@description('What queries name the workspace by.')
output workspaceCustomerId string = workspace.properties.customerId

@description('The component\'s resource id.')
output insightsId string = insights.id
