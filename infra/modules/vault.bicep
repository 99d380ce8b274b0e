metadata description = 'What only the bot may read: where mail leaves, with its password, and the bot\'s own client secret.'

@description('The vault\'s name.')
@minLength(3)
@maxLength(24)
param name string

@description('The vault\'s region.')
param location string

@description('The mail server, with name and password.')
@secure()
param smtpUrl string

@description('The client secret; empty with a managed identity.')
@secure()
param botPassword string

@description('The workspace that is told who read what.')
param workspaceId string

var smtpUrlName = 'smtp-url'
var botPasswordName = 'bot-password'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    // Roles alone open it; see roles.bicep.
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 30
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }
}

resource smtpUrlEntry 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: smtpUrlName
  properties: {
    value: smtpUrl
  }
}

resource botPasswordEntry 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(botPassword)) {
  parent: vault
  name: botPasswordName
  properties: {
    value: botPassword
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('The vault\'s name.')
output name string = vault.name

@description('What stands in the app\'s settings in place of the mail server. App Service reads the newest version.')
output smtpUrlReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${smtpUrlName})'

@description('What stands in the app\'s settings in place of the client secret.')
output botCredentialReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${botPasswordName})'
